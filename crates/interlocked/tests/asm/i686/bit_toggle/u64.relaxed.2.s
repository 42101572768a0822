# bit_toggle, u64, i686 (32-bit x86 with SSE2) | core

any: continued
    pop esi                          |   pop esi
    pop edi                          |   pop edi
    pop ebx                          |   pop ebx
    ret                              |   (2 more)
