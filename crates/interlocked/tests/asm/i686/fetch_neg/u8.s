# fetch_neg, u8, i686 (32-bit x86 with SSE2) | core

any: 7 instructions, core 7, portable-atomic 7
    mov ecx, dword ptr [esp + 0x4]  |   mov ecx, dword ptr [esp + 0x4]
    movzx eax, byte ptr [ecx]       |   movzx eax, byte ptr [ecx]
  L0:                               | L0:
    mov ah, al                      |   mov edx, eax
    neg ah                          |   neg dl
    lock cmpxchg byte ptr [ecx], ah |   lock cmpxchg byte ptr [ecx], dl
    jne L0                          |   jne L0
    ret                             |   ret
