window.YTD.note_tweet.part0 = [
 {
  "noteTweet": {
   "noteTweetId": "1767475616333955072",
   "updatedAt": "2024-03-12T09:00:01.000Z",
   "lifecycle": {
    "value": "0",
    "name": "NoteTweetLifecycle"
   },
   "createdAt": "2024-03-12T09:00:01.000Z",
   "core": {
    "styletags": [],
    "urls": [],
    "text": "A long walk along the dyke today, with the new preamp, and because some of you asked how I set the levels: I start far too low, listen to the loudest thing that is going to happen, which near a harbour is always a horn, and only then go up. A long walk along the dyke today, with the new preamp, and because some of you asked how I set the levels: I start far too low, listen to the loudest thing that is going to happen, which near a harbour is always a horn, and only then go up. ",
    "mentions": [],
    "cashtags": [],
    "hashtags": []
   }
  }
 }
]
