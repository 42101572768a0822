# fence, all, i686 (32-bit x86 with SSE2) | core

acquire release acqrel: 1 instructions, core 1, portable-atomic 1
    ret                            |   ret

seqcst full: 2 instructions, core 2, portable-atomic 5
    lock or dword ptr [esp], 0x0   |   mfence
    ret                            |   ret
