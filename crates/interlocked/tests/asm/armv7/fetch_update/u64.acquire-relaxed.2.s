# fetch_update, u64, armv7 (Armv7-A) | core

acquire/relaxed: continued
    bne L0                         |   dmb ish
  L2:                              | L3:
    pop {r4, r5, r6, r7, r11, pc}  |   pop {r4, r5, r6, r7, r8, r9, r11, pc}
