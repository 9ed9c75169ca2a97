/** The drawn shape by which somebody is known beside their name. */
export type Shape = { readonly form: ShapeForm; readonly colour: ShapeColour }
export type ShapeForm = 'leaf' | 'moon' | 'hill' | 'stone' | 'lamp' | 'wave'
export type ShapeColour = 'clay' | 'sky' | 'plum' | 'moss' | 'sand' | 'rose'
