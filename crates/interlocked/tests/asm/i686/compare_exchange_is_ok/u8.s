# compare_exchange_is_ok, u8, i686 (32-bit x86 with SSE2) | core

any: 6 instructions, core 6, portable-atomic 6
    movzx eax, byte ptr [esp + 0x8] |   movzx eax, byte ptr [esp + 0x8]
    movzx ecx, byte ptr [esp + 0xc] |   movzx ecx, byte ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]  |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg byte ptr [edx], cl |   lock cmpxchg byte ptr [edx], cl
    sete al                         |   sete al
    ret                             |   ret
