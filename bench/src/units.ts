/** A KB is 1,000 bytes here, as in what networks carry; it is the stricter of the two readings. */
export const bytesPerKb = 1000
