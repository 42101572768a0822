# compare_exchange, u8, i686 (32-bit x86 with SSE2) | core

any: 9 instructions, core 9, portable-atomic 9
    movzx eax, byte ptr [esp + 0x8] |   movzx eax, byte ptr [esp + 0x8]
    movzx ecx, byte ptr [esp + 0xc] |   movzx ecx, byte ptr [esp + 0xc]
    mov edx, dword ptr [esp + 0x4]  |   mov edx, dword ptr [esp + 0x4]
    lock cmpxchg byte ptr [edx], cl |   lock cmpxchg byte ptr [edx], cl
    mov edx, dword ptr [esp + 0x10] |   mov edx, dword ptr [esp + 0x10]
    sete cl                         |   sete cl
    mov byte ptr [edx], al          |   mov byte ptr [edx], al
    mov eax, ecx                    |   mov eax, ecx
    ret                             |   ret
