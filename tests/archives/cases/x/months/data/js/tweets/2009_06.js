Grailbird.data.tweets_2009_06 = 
 [
 {
  "source": "web",
  "entities": {
   "user_mentions": [],
   "media": [],
   "hashtags": [],
   "urls": []
  },
  "geo": {},
  "id_str": "2300000001",
  "text": "Listening to the rain",
  "id": 2300000001,
  "created_at": "2009-06-23 00:00:00 +0000",
  "user": {
   "name": "Mia Muster",
   "screen_name": "mia_m",
   "id_str": "1400000001",
   "id": 1400000001
  }
 }
]