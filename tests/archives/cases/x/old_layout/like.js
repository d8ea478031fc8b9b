window.YTD.like.part0 = [
 {
  "like": {
   "tweetId": "700000000000000123"
  }
 }
]
