window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "1400000001-2200000001",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "2200000001",
      "reactions": [],
      "urls": [],
      "text": "See you in the new chat",
      "mediaUrls": [],
      "senderId": "1400000001",
      "id": "1973691929195446272",
      "createdAt": "2025-10-02T10:10:00.120Z",
      "editHistory": []
     }
    }
   ]
  }
 }
]
