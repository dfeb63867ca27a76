import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { LOOK_MAX } from '../domain/picture';
import { type PictureRead, readPicture } from './picture-read';
import { readQr } from './qr-read';
import type { SvarkodeTexts } from './svarkode-words';

export interface ScannerProps {
  texts: SvarkodeTexts['scan'];
  /** Called once for each QR code that is held up, with its text. */
  onFound: (text: string) => void;
}

/** Why there is no picture from the camera; each has a sentence of its own. */
type CameraProblem = 'missing' | 'refused' | 'busy' | 'insecure' | 'failed' | 'stopped';

/** How often the camera's picture is looked at, in milliseconds. */
const EVERY = 150;
/** How long a QR code must be out of sight, in milliseconds, before it counts as held up again. */
const GONE = 2500;

/** What the browser calls what went wrong, as one of ours. */
function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
}

/** The text of a QR code in what the camera sees now. */
function readFrom(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | undefined {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, LOOK_MAX / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0 || canvas.height === 0) return undefined;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return readQr(context.getImageData(0, 0, canvas.width, canvas.height));
}

/** Starts the camera in `video` and looks at its picture until the function that comes back is called. */
function startCamera(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  onState: (state: 'running' | CameraProblem) => void,
): () => void {
  let stopped = false;
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    stopped = true;
    clearInterval(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const fail = (problem: CameraProblem) => {
    if (stopped) return;
    stop();
    onState(problem);
  };
  const start = async () => {
    // Absent where the page did not come over https.
    if (!navigator.mediaDevices) return fail(globalThis.isSecureContext ? 'missing' : 'insecure');
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: LOOK_MAX } },
    });
    // Closed while somebody was asked for leave.
    if (stopped) return stop();
    const [track] = stream.getVideoTracks();
    track?.addEventListener('ended', () => fail('stopped'));
    // A camera that looks at the one who holds up the code shows the picture as a mirror does.
    video.toggleAttribute('data-mirrored', track?.getSettings().facingMode !== 'environment');
    video.srcObject = stream;
    await video.play();
    onState('running');
    const canvas = document.createElement('canvas');
    let last = { text: '', at: 0 };
    timer = setInterval(() => {
      const text = readFrom(video, canvas);
      if (text === undefined) return;
      const now = Date.now();
      const isNew = text !== last.text || now - last.at > GONE;
      last = { text, at: now };
      if (isNew) onText(text);
    }, EVERY);
  };
  start().catch((error: unknown) => fail(problemOf(error)));
  return stop;
}

/** Reads QR codes from the computer's camera, one after the other, or from a picture that is chosen or dropped. */
export function Scanner({ texts, onFound }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const id = useId();
  const [camera, setCamera] = useState<'starting' | 'running' | CameraProblem>('starting');
  const [tries, setTries] = useState(0);
  const [picture, setPicture] = useState('');
  // The camera goes on while the page is drawn anew; what it finds goes to whoever asks now.
  const found = useRef(onFound);
  found.current = onFound;

  useEffect(() => {
    setCamera('starting');
    return video.current ? startCamera(video.current, (text) => found.current(text), setCamera) : undefined;
  }, [tries]);

  const read = async (file: File | undefined) => {
    if (!file) return;
    setPicture(texts.pictureReading);
    const result = await readPicture(file).catch((): PictureRead => ({ kind: 'broken' }));
    setPicture(result.kind === 'ok' ? '' : texts.pictureProblems[result.kind]);
    if (result.kind === 'ok') found.current(result.text);
  };
  const works = camera === 'starting' || camera === 'running';
  return (
    <div class="st-scanner">
      <video ref={video} hidden={!works} muted playsInline aria-label={texts.aim} />
      <p role="status">{works ? (camera === 'running' ? texts.aim : texts.starting) : texts[camera]}</p>
      {!works && camera !== 'missing' && camera !== 'insecure' && (
        <button type="button" class="st-button st-button-quiet" onClick={() => setTries(tries + 1)}>
          {texts.again}
        </button>
      )}
      <p class="st-scanner-picture">
        <label for={id}>{texts.picture}</label>
        <input
          id={id}
          type="file"
          accept="image/png, image/jpeg"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
        <span class="st-hint">{texts.drop}</span>
      </p>
      <p role="status">{picture}</p>
    </div>
  );
}
