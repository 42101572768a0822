# fence, all, aarch64 (Armv8.0: LL/SC) | core

acquire: 2 instructions, core 2, portable-atomic 2
    dmb ishld                      |   dmb ishld
    ret                            |   ret

release acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    dmb ish                        |   dmb ish
    ret                            |   ret
