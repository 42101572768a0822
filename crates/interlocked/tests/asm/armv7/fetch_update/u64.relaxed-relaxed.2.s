# fetch_update, u64, armv7 (Armv7-A) | core

relaxed/relaxed: continued
  L2:                              |   orrs r1, r1, r7
    pop {r4, r5, r6, r7, r11, pc}  |   (9 more)
