window.YTD.tweet_headers.part0 = [
 {
  "tweet": {
   "tweet_id": "1765014949458870272",
   "user_id": "1400000001",
   "created_at": "Tue Mar 05 14:02:11 +0000 2024"
  }
 }
]
