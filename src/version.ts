/** The version of package.json; a test holds them together, since dist/ stands without that file. */
export const version = '0.1.0'
