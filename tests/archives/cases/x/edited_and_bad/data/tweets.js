window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "edit": {
     "initialTweetId": "1785610110366646272",
     "editControlInitial": {
      "editTweetIds": [
       "1785610110366646272",
       "1785615143531446272"
      ],
      "editableUntil": "2024-05-01T11:00:00.000Z",
      "editsRemaining": "4",
      "isEditEligible": true
     }
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
    "10"
   ],
   "favorite_count": "2",
   "id_str": "1785615143531446272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1785615143531446272",
   "created_at": "Wed May 01 10:20:00 +0000 2024",
   "favorited": false,
   "full_text": "Typos gone",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1785610110366646272",
      "1785615143531446272"
     ],
     "editableUntil": "2024-05-01T11:00:00.000Z",
     "editsRemaining": "4",
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
    "5"
   ],
   "favorite_count": "2",
   "id_str": "1785610110366646272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1785610110366646272",
   "created_at": "Wed May 01 10:00:00 +0000 2024",
   "favorited": false,
   "full_text": "Tpyos",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1785972498232246272"
     ],
     "editableUntil": "2024-05-02T10:00:00.000Z",
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
    "18"
   ],
   "favorite_count": "2",
   "id_str": "1785972498232246272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1785972498232246272",
   "created_at": "Wed Foo 32 10:00:00 +0000 2024",
   "favorited": false,
   "full_text": "Whose time is none",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "full_text": "no number",
   "created_at": "Thu May 02 10:00:00 +0000 2024"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1786334886097846272"
     ],
     "editableUntil": "2024-05-03T10:00:00.000Z",
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
    "15"
   ],
   "favorite_count": "2",
   "id_str": "1786334886097846272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1786334886097846272",
   "created_at": "Mon Jan 01 00:00:00 +0000 2080",
   "favorited": false,
   "full_text": "From the future",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1786697273963446272"
     ],
     "editableUntil": "2024-05-04T10:00:00.000Z",
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
    "9"
   ],
   "favorite_count": "2",
   "id_str": "1786697273963446272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1786697273963446272",
   "created_at": "Mon Jan 01 00:00:00 +0000 1999",
   "favorited": false,
   "full_text": "Too early",
   "lang": "en"
  }
 },
 {
  "tweet": [
   "not",
   "a",
   "tweet"
  ]
 },
 17,
 {
  "tweet": {
   "id_str": {
    "a": 1
   }
  }
 }
]
