window.YTD.tweets.part1 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1767838005457846272"
     ],
     "editableUntil": "2024-03-13T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "31"
   ],
   "favorite_count": "2",
   "id_str": "1767838005457846272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1767838005457846272",
   "favorited": false,
   "full_text": "No time stands beside this one.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1767475617592246272"
     ],
     "editableUntil": "2024-03-12T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "285"
   ],
   "favorite_count": "2",
   "id_str": "1767475617592246272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1767475617592246272",
   "created_at": "Tue Mar 12 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "A long walk along the dyke today, with the new preamp, and because some of you asked how I set the levels: I start far too low, listen to the loudest thing that is going to happen, which near a harbour is always a horn, and only then go up. A long walk along t… https://t.co/more000001",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1767113229726646272"
     ],
     "editableUntil": "2024-03-11T09:00:00.000Z",
     "editsRemaining": "5",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.example\" rel=\"nofollow\">A client</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": [
     {
      "url": "https://t.co/quote00001",
      "expanded_url": "https://twitter.com/river_otter/status/1700000000000000099",
      "display_url": "twitter.com/river…"
     },
     {
      "url": "https://t.co/link000001",
      "expanded_url": "https://recordings.example/shields",
      "display_url": "recordings.example/shields"
     }
    ]
   },
   "display_text_range": [
    "0",
    "81"
   ],
   "favorite_count": "2",
   "id_str": "1767113229726646272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1767113229726646272",
   "created_at": "Mon Mar 11 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "This is how it should be done https://t.co/quote00001 see https://t.co/link000001",
   "lang": "en"
  }
 }
]
