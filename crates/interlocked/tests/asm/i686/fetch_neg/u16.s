# fetch_neg, u16, i686 (32-bit x86 with SSE2) | core

any: 7 instructions, core 7, portable-atomic 7
    mov ecx, dword ptr [esp + 0x4]  |   mov ecx, dword ptr [esp + 0x4]
    movzx eax, word ptr [ecx]       |   movzx eax, word ptr [ecx]
  L0:                               | L0:
    mov dx, ax                      |   mov edx, eax
    neg dx                          |   neg edx
    lock cmpxchg word ptr [ecx], dx |   lock cmpxchg word ptr [ecx], dx
    jne L0                          |   jne L0
    ret                             |   ret
