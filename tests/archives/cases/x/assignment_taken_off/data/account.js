window.YTD.account.part0 = [ {"account" : {"username" : "mill_lane", "accountId" : "100"}} ]
