# compare_exchange_weak, u16, i686 (32-bit x86 with SSE2) | core

any: 9 instructions, core 9, portable-atomic 9
    movzx eax, word ptr [esp + 0x8] |   movzx eax, word ptr [esp + 0x8]
    movzx ecx, word ptr [esp + 0xc] |   movzx ecx, word ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]  |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg word ptr [edx], cx |   lock cmpxchg word ptr [edx], cx
    mov edx, dword ptr [esp + 0x10] |   mov edx, dword ptr [esp + 0x10]
    sete cl                         |   sete cl
    mov word ptr [edx], ax          |   mov word ptr [edx], ax
    mov eax, ecx                    |   mov eax, ecx
    ret                             |   ret
