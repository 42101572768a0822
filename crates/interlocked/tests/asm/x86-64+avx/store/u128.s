# store, u128, x86-64+avx (x86-64 with CMPXCHG16B and AVX) | core

relaxed release: 4 instructions, portable-atomic 5
    vmovq xmm0, rsi                 |
    vpinsrq xmm0, xmm0, rdx, 0x1    |
    vmovdqa xmmword ptr [rdi], xmm0 |
    ret                             |

seqcst: 5 instructions, portable-atomic 7
    vmovq xmm0, rsi                     |
    vpinsrq xmm0, xmm0, rdx, 0x1        |
    vmovdqa xmmword ptr [rdi], xmm0     |
    lock or dword ptr [rsp - 0x40], 0x0 |
    ret                                 |
