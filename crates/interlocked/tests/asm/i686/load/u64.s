# load, u64, i686 (32-bit x86 with SSE2) | core

any: 6 instructions, core 6, portable-atomic 6
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x4]
    movq xmm0, qword ptr [eax]     |   movq xmm0, qword ptr [eax]
    movd eax, xmm0                 |   movd eax, xmm0
    shufps xmm0, xmm0, 0x55        |   pshufd xmm0, xmm0, 0x55
    movd edx, xmm0                 |   movd edx, xmm0
    ret                            |   ret
