# compare_exchange_found, u16, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    movzx eax, word ptr [esp + 0x8] |   movzx eax, word ptr [esp + 0x8]
    movzx ecx, word ptr [esp + 0xc] |   movzx ecx, word ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]  |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg word ptr [edx], cx |   lock cmpxchg word ptr [edx], cx
    ret                             |   ret
