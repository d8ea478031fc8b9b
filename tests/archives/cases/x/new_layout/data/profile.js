window.YTD.profile.part0 = [
 {
  "profile": {
   "description": {
    "bio": "Edits field recordings. Ask me about microphones.",
    "website": "https://t.co/aaaa1111",
    "location": "Lindau"
   },
   "avatarMediaUrl": "https://pbs.twimg.com/profile_images/1/mia.jpg",
   "headerMediaUrl": "https://pbs.twimg.com/profile_banners/1/1"
  }
 }
]
