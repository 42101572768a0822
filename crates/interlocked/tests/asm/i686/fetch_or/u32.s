# fetch_or, u32, i686 (32-bit x86 with SSE2) | core

any: 10 instructions, core 10, portable-atomic 10
    push esi                          |   push esi
    mov ecx, dword ptr [esp + 0x8]    |   mov edx, dword ptr [esp + 0x8]
    mov edx, dword ptr [esp + 0xc]    |   mov ecx, dword ptr [esp + 0xc]
    mov eax, dword ptr [ecx]          |   mov eax, dword ptr [edx]
  L0:                                 | L0:
    mov esi, eax                      |   mov esi, eax
    or esi, edx                       |   or esi, ecx
    lock cmpxchg dword ptr [ecx], esi |   lock cmpxchg dword ptr [edx], esi
    jne L0                            |   jne L0
    pop esi                           |   pop esi
    ret                               |   ret
