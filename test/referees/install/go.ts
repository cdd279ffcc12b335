/** Builds the judges that are written in Go. */
export async function installGo(_say: (line: string) => void): Promise<void> {}
