// A rail and a desk are for the browser: its build takes wide-looks.h5.ts, and WeChat's main package carries none of their styles.
export {}
