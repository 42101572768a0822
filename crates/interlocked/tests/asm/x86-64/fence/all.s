# fence, all, x86-64 (every x86-64 CPU) | core

acquire release acqrel: 1 instructions, core 1, portable-atomic 1
    ret                            |   ret

seqcst full: 2 instructions, core 2, portable-atomic 3
    lock or dword ptr [rsp - 0x40], 0x0 |   lock or dword ptr [rsp - 0x40], 0x0
    ret                                 |   ret
