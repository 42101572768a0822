# fetch_update, u64, i686 (32-bit x86 with SSE2) | core

relaxed/relaxed: continued
    pop ebx                         |   xor eax, dword ptr [esp + 0x18]
    pop ebp                         |   mov edi, edx
    ret                             |   (8 more)
