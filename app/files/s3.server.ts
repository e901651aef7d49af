import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { Place } from "./place.ts";

export type S3Options = {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Absent where the machine itself is trusted (an instance's role). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

const partSize = 5 * 1024 * 1024;

/**
 * Objects of one bucket, named by their key. A file goes up in parts of 5 MB, one at a time, so that no more than that
 * is held in memory; one that breaks off is aborted, and none of its parts stay.
 */
export function s3Store({ bucket, credentials, ...place }: S3Options): Place {
  const client = new S3Client({
    ...place,
    ...(credentials && { credentials }),
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const object = (key: string) => ({ Bucket: bucket, Key: key });
  return {
    write: async (key, bytes) => {
      await new Upload({
        client,
        params: { ...object(key), Body: Readable.from(bytes) },
        partSize,
        queueSize: 1,
      }).done();
    },
    get: async (key) => {
      const found = await client.send(new GetObjectCommand(object(key))).catch(orMissing);
      return found?.Body as Readable | undefined;
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(object(key)));
    },
    check: async () => {
      await client.send(new HeadBucketCommand({ Bucket: bucket }));
    },
  };
}

function orMissing(error: unknown): undefined {
  if (!(error instanceof NoSuchKey)) throw error;
}
