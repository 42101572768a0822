# load, u128, x86-64+avx (x86-64 with CMPXCHG16B and AVX) | core

any: 4 instructions, portable-atomic 4
    vmovdqa xmm0, xmmword ptr [rdi] |
    vmovq rax, xmm0                 |
    vpextrq rdx, xmm0, 0x1          |
    ret                             |
