window.YTD.verified.part0 = [ ]
