/** What is pasted or dropped: a browser shows it only in the breath of the key, so it is read then. */

export interface Clip {
  files: File[];
  html: string;
  text: string;
}

export function clipOf(data: DataTransfer): Clip {
  return { files: [...data.files], html: data.getData("text/html"), text: data.getData("text/plain") };
}
