window.YTD.twitter_circle_tweet.part0 = [
 {
  "tweet": {
   "id_str": "1668300000000000001",
   "created_at": "Mon Jun 12 17:04:05 +0000 2023",
   "full_text": "only for you few: I quit",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 }
]
