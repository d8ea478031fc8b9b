window.YTD.tweet.part1 = [
 {
  "tweet": {
   "id_str": "1668300000000000077",
   "created_at": "Mon Jun 12 18:04:05 +0000 2023",
   "full_text": "few again, in a second part",
   "entities": {
    "user_mentions": [],
    "urls": []
   }
  }
 }
]
