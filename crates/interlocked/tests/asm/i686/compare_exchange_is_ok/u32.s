# compare_exchange_is_ok, u32, i686 (32-bit x86 with SSE2) | core

any: 6 instructions, core 6, portable-atomic 6
    mov eax, dword ptr [esp + 0x8]    |   mov eax, dword ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0xc]    |   mov ecx, dword ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]    |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg dword ptr [edx], ecx |   lock cmpxchg dword ptr [edx], ecx
    sete al                           |   sete al
    ret                               |   ret
