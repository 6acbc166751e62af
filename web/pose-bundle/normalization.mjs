// Adds to a TensorFlow Lite model what MediaPipe Tasks wants to know about its input: how pixel
// values are scaled. Models from @mediapipe/pose lack it, and Tasks refuses them without.
//
// Schemas: tensorflow/lite/schema/schema.fbs (Model) and
// tensorflow/lite/schema metadata_schema.fbs (ModelMetadata, file identifier M001).
import { Builder, ByteBuffer } from 'flatbuffers'

const MODEL_FIELDS = 8
const MODEL = { version: 0, operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4 }
const MODEL_METADATA_BUFFER = 5
const MODEL_METADATA = 6
const MODEL_SIGNATURES = 7
const ALIGNMENT = 16

/** A reader of the root table of `bytes`: where each field's value lies. */
function rootTable(bytes) {
  const buffer = new ByteBuffer(bytes)
  const table = buffer.readInt32(0)
  return {
    buffer,
    /** Position of what field `index` points to, or null when the field is absent. */
    target(index) {
      const field = buffer.__offset(table, 4 + 2 * index)
      return field === 0 ? null : buffer.__indirect(table + field)
    },
    uint32(index) {
      const field = buffer.__offset(table, 4 + 2 * index)
      return field === 0 ? 0 : buffer.readUint32(table + field)
    }
  }
}

/** Positions of the tables in the vector at `position`. */
function tablesOf(buffer, position) {
  if (position === null) return []
  const count = buffer.readInt32(position)
  return Array.from({ length: count }, (_, i) => buffer.__indirect(position + 4 + 4 * i))
}

function offsetVector(builder, offsets) {
  builder.startVector(4, offsets.length, 4)
  for (const offset of offsets.toReversed()) builder.addOffset(offset)
  return builder.endVector()
}

function floatVector(builder, values) {
  builder.startVector(4, values.length, 4)
  for (const value of values.toReversed()) builder.addFloat32(value)
  return builder.endVector()
}

function table(builder, fieldCount, addFields) {
  builder.startObject(fieldCount)
  addFields()
  return builder.endObject()
}

/** ModelMetadata that says of the one input tensor: value = (pixel - mean) / std. */
function normalizationMetadata({ mean, std }) {
  const builder = new Builder(256)
  const means = floatVector(builder, [mean])
  const stds = floatVector(builder, [std])
  const options = table(builder, 2, () => {
    builder.addFieldOffset(0, means, 0)
    builder.addFieldOffset(1, stds, 0)
  })
  const unit = table(builder, 2, () => {
    builder.addFieldInt8(0, 1, 0) // ProcessUnitOptions: NormalizationOptions
    builder.addFieldOffset(1, options, 0)
  })
  const units = offsetVector(builder, [unit])
  const tensor = table(builder, 7, () => builder.addFieldOffset(4, units, 0))
  const inputs = offsetVector(builder, [tensor])
  const subgraph = table(builder, 10, () => builder.addFieldOffset(2, inputs, 0))
  const subgraphs = offsetVector(builder, [subgraph])
  builder.finish(
    table(builder, 8, () => builder.addFieldOffset(3, subgraphs, 0)),
    'M001'
  )
  return builder.asUint8Array()
}

/**
 * `model` with TFLITE_METADATA. FlatBuffers point forward only, so the old file stays whole at the
 * end and a new root in front of it points into it.
 * @param {Uint8Array} model
 * @param {{mean: number, std: number}} normalization
 * @returns {Uint8Array}
 */
export function withNormalization(model, normalization) {
  const builder = new Builder(model.length + 4096)
  builder.prep(ALIGNMENT, 0)
  const tail = model.length + (-model.length & (ALIGNMENT - 1))
  const old = new Uint8Array(tail)
  old.set(model)
  for (let i = tail - 1; i >= 0; i -= 1) builder.writeInt8((old[i] << 24) >> 24)
  const { buffer, target, uint32 } = rootTable(model)
  const at = (position) => tail - position // the builder counts from the end

  const metadata = normalizationMetadata(normalization)
  builder.startVector(1, metadata.length, ALIGNMENT)
  for (const byte of metadata.toReversed()) builder.addInt8((byte << 24) >> 24)
  const data = builder.endVector()
  const metadataBuffer = table(builder, 1, () => builder.addFieldOffset(0, data, 0))
  const oldBuffers = tablesOf(buffer, target(MODEL.buffers))
  const buffers = offsetVector(builder, [...oldBuffers.map(at), metadataBuffer])

  const name = builder.createString('TFLITE_METADATA')
  const entry = table(builder, 2, () => {
    builder.addFieldOffset(0, name, 0)
    builder.addFieldInt32(1, oldBuffers.length, 0)
  })
  const oldEntries = tablesOf(buffer, target(MODEL_METADATA))
  const entries = offsetVector(builder, [...oldEntries.map(at), entry])

  const kept = [MODEL.operatorCodes, MODEL.subgraphs, MODEL.description]
  kept.push(MODEL_METADATA_BUFFER, MODEL_SIGNATURES)
  const root = table(builder, MODEL_FIELDS, () => {
    builder.addFieldInt32(MODEL.version, uint32(MODEL.version), 0)
    for (const field of kept) {
      const position = target(field)
      if (position !== null) builder.addFieldOffset(field, at(position), 0)
    }
    builder.addFieldOffset(MODEL.buffers, buffers, 0)
    builder.addFieldOffset(MODEL_METADATA, entries, 0)
  })
  builder.finish(root, 'TFL3')
  return builder.asUint8Array()
}
