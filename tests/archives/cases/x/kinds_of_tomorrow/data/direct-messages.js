window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "1-2",
   "messages": [
    {
     "messageCreate": {
      "id": "11",
      "senderId": "2",
      "recipientId": "1",
      "text": "Did you see the heron?",
      "createdAt": "2019-11-14T03:37:58.123Z"
     }
    },
    {
     "reactionCreate": {
      "id": "12",
      "createdAt": "2019-11-14T03:37:58.123Z"
     }
    },
    {
     "hologramCreate": {
      "id": "13",
      "createdAt": "2019-11-14T03:37:58.123Z"
     }
    },
    {
     "conversationNameUpdate": {
      "initiatingUserId": "2",
      "name": "x",
      "createdAt": "2019-11-14T03:37:58.123Z"
     }
    }
   ]
  }
 }
]
