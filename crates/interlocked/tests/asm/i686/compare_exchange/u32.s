# compare_exchange, u32, i686 (32-bit x86 with SSE2) | core

any: 9 instructions, core 9, portable-atomic 9
    mov eax, dword ptr [esp + 0x8]    |   mov eax, dword ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0xc]    |   mov ecx, dword ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]    |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg dword ptr [edx], ecx |   lock cmpxchg dword ptr [edx], ecx
    mov edx, dword ptr [esp + 0x10]   |   mov edx, dword ptr [esp + 0x10]
    sete cl                           |   sete cl
    mov dword ptr [edx], eax          |   mov dword ptr [edx], eax
    mov eax, ecx                      |   mov eax, ecx
    ret                               |   ret
