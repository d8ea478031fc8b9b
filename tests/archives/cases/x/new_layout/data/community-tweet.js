window.YTD.community_tweet.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1768200393323446272"
     ],
     "editableUntil": "2024-03-14T09:00:00.000Z",
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
    "47"
   ],
   "favorite_count": "2",
   "id_str": "1768200393323446272",
   "truncated": false,
   "retweet_count": "0",
   "id": "1768200393323446272",
   "created_at": "Thu Mar 14 09:00:00 +0000 2024",
   "favorited": false,
   "full_text": "Does anyone here know the reed warbler of Höri?",
   "lang": "en",
   "community_id_str": "1600000000000000001"
  }
 }
]
