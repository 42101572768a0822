# fetch_update, u64, i686 (32-bit x86 with SSE2) | core

acquire/relaxed acqrel/acquire seqcst/seqcst: continued
    pop ebx                         |   pop ebx
    pop ebp                         |   pop ebp
    ret                             |   ret
