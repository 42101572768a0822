# bit_set, u64, i686 (32-bit x86 with SSE2) | core

any: continued
    sete al                          |   pop esi
    pop esi                          |   pop edi
    pop edi                          |   pop ebx
    pop ebx                          |   pop ebp
    ret                              |   ret
