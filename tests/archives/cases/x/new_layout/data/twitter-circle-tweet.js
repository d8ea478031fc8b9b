window.YTD.twitter_circle_tweet.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1635566434513846272"
     ],
     "editableUntil": "2023-03-14T09:00:00.000Z",
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
    "42"
   ],
   "favorite_count": "2",
   "id_str": "1635566434513846272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1635566434513846272",
   "created_at": "Tue Mar 14 09:00:00 +0000 2023",
   "favorited": false,
   "full_text": "Between us: I am looking for a new studio.",
   "lang": "en"
  }
 }
]
