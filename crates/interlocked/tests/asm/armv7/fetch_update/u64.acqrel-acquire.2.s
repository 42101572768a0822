# fetch_update, u64, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: continued
    eor r1, r1, r3                 |   b L0
    orrs r0, r0, r1                | L2:
    bne L0                         |   dmb ish
  L2:                              | L3:
    pop {r4, r5, r6, r7, r11, pc}  |   pop {r4, r5, r6, r7, r8, r9, r11, pc}
