/** For the tools that look for it; Vite's own configuration needs none. */
export default {};
