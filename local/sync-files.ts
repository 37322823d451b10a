import { open } from 'node:fs/promises'

/** On disk before anybody is told so. */
export const syncFile = async (file: string): Promise<void> => sync(file, 'r+')

/** The names in a directory too: without it a power cut may take back what a file was moved or linked to. */
export const syncDirectory = async (directory: string): Promise<void> => sync(directory, 'r')

const sync = async (path: string, flags: string): Promise<void> => {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
