# compare_exchange_is_ok, u16, i686 (32-bit x86 with SSE2) | core

any: 6 instructions, core 6, portable-atomic 6
    movzx eax, word ptr [esp + 0x8] |   movzx eax, word ptr [esp + 0x8]
    movzx ecx, word ptr [esp + 0xc] |   movzx ecx, word ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]  |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg word ptr [edx], cx |   lock cmpxchg word ptr [edx], cx
    sete al                         |   sete al
    ret                             |   ret
