/**
 * Marks of the 294 passphrases that our rule of length would let through, among the 49,233 best known ones as
 * gathered by zxcvbn-ts (`@zxcvbn-ts/language-common` 4.1.3, MIT): for each in lower case and without spaces the
 * first four bytes of its SHA-256, as base64url. Nobody has to read them here, and many would hurt.
 *
 * It imports nothing: it is loaded later, and where a later part of a Worker imports the first one, WebKit runs
 * that a second time.
 */
export const knownPassphrases =
  'ACX3VwBUp94AprctALR3dQDP5G0BUAD0AfccmgJLTC8C9RSCAyzBHwSVn6gEzMZ0BNvdFwUZJdAFNBQVBZYEkgW7QyoGJeW_B_UxYgl8tsMJ' +
  'k4-RCad_RAn7p5QKZySLC2fGSg1v_dsNoLlDDeBeRQ48sTcQfdzqFIZKahS74_cVA0NDFmjBHxblOegXQX6_F0y3URgDxqMYXv1MGL9u3BlI' +
  'KL0aaEL_GmvU2RsB4wobcz4wHDEt1hxpnQYeO7iUH0VOjCDnwugjzgf-JD0CPCVmoYwmKI2ZJnXnMifuz5coifVGKSniLylDpWcqMzSeKwqM' +
  'IyxAIJMss4CeLVQ7vC2KQTIuKyT4L19s5TAAX1Yxm64oMfYedzNInSQz1z4jNbbQqjX5FWY2J5mWNqoVqDfnLVQ4uHsQOV8pEDpXRaA7TaLi' +
  'O2YE0zuEfvc-pFa0P1wLX0D1mMxBlNFwQ0b_kkN5sdJDkIdIRchr_0aigc1IHsMQSH5CDEnWITJKnFPeSrWBHkrB9a5Kyz5iTHPWx1C_7klQ' +
  '9ICXU6YMlFadD_lW9K41WLqjxVjGsdNZ4g9pW0BiclvXrbBdWnCiXk_4615hDmtekobaXspIkV87O2FfUN1yX1cqDV_-0uFga-S-YXA0wmJl' +
  '2wxi2bVrZKgTa2W8hn9meNQ-ZvH6g2fXEKVq1mWgauIXFmsVcTJsXyhabu37lnDkSO9xWpdJcW-f-XF5sLNzR244c5jPEHQwVhZ2Wtn0d1uc' +
  'IHe5Dn54CxDPeJuZ6XoBrep8NsWwfcrJGn_Qbw6A2p-IgXSgXYHQb-mCBtIvghooAoK6cBuDcDVJhFul5IRgc3GEYVsahN4TaITrwbqGYkZ9' +
  'h2jO0ofZfRWJB6SZiTUmIYl7MSCJsAouiukC3Yr7_biL9N7FjFyufIxulveN-VAmkBWzUJB30a-QnN5KklsTp5RXKZuVMST1lbOvMJXOcNma' +
  'Yi7qnhXsgZ5aJxSfgKXhoDZHVaCwpPmiRW_wpe5w8aYDl0qmJ69Jpi7LjKaL87KpCiBzqR8MwqmpWmOs9FSIrZsHAq2vneyt26ahrl3rhq7h' +
  'Jx6vV_misB6wALAk6ECwJW8OsQj9-LEOZCeyjCLNssN-0bNFZPGzgoIltLt_I7TE2NG1HXvqtrkBArg2vjW42oKkuclQZLp1zTm8Wz_jvOKW' +
  'bL0IXrW-p_CIwbWboMK8gp_EAtE7xNMI9sXyCmfGVY0sxoaJs8az5RDH5AIlyCB57MhfZ7rIreReyMOLnMkDTknJC8D2yrGOXMrP1STLXg-s' +
  'y3mwK8xXEprNNA0azmQoctF0bhzSWxtT1LRYZNUkdbrYSppr2GyGUdiq_EvYrsxl2vzOTNt62VDb3PAb3mJ4q-AA9A_hK4LR4WiJe-Nvq9rk' +
  'AF4s5JozIeW99pPmOBgB5xTMsudzu13o1dG56PGtK-mi9NDqVZXN7O97Hu7pxuHu-hx-71Ks4PHRE_nx-l1s84TA5PPIgBLz6sVu9YfU1fXJ' +
  'MWv18c6P9kSz0Pe80tT4Fa5h-UH1V_lSt0v6bl5a_Kx2tPzKKID9Tn6B'
