# compare_exchange_found, u8, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    movzx eax, byte ptr [esp + 0x8] |   movzx eax, byte ptr [esp + 0x8]
    movzx ecx, byte ptr [esp + 0xc] |   movzx ecx, byte ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]  |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg byte ptr [edx], cl |   lock cmpxchg byte ptr [edx], cl
    ret                             |   ret
