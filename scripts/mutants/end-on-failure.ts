// Vitest loads this before each test file that meets mutants: one red example is enough, so none is shrunk.
import fc from 'fast-check'

fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })
