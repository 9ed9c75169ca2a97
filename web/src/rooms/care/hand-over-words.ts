/** Words of handing over: what to see to before one's roles are given back. */

export const handOverWords = {
  title: 'Hand over',
  lead: 'So that this place goes on without you. Take your time: see to these things first, and give your roles back last.',
  hereTitle: 'What goes with it here',
  isDone: 'Done.',
  isOpen: 'Still to do.',
  team: {
    done: (team: string) => `${team}: another steward looks after this team, too.`,
    open: (team: string) => `${team}: bring in another steward, so that somebody looks after it.`
  },
  steps: {
    links: {
      done: 'No link to a role is open that you made.',
      open: 'Links to roles that you made are open. Close them, or wait until they are used.'
    },
    asking: {
      done: 'Nobody waits for an answer about a role.',
      open: 'Somebody said yes to a role and waits for an answer.'
    },
    waiting: {
      done: 'Nothing that you asked for waits for a second yes.',
      open: 'Something that you asked for waits for a second yes. It goes with your role.'
    },
    cases: {
      done: 'No report waits for you.',
      open: 'A report that reached you waits for a decision. See to it, or pass it on.'
    }
  },
  byHand: [
    'Circles that you hold: make somebody else a facilitator there.',
    'People who turn to you: tell them who is there after you.'
  ],
  bringIn: 'Give somebody a role',
  toCare: 'Back to Care',
  outsideTitle: 'What no page can see',
  outsideLead:
    'If you also run the server, it goes with more. The handbook for operators says how.',
  outside: [
    'The machine: its account, its bill, and how one gets into it.',
    'The address: who owns the name, and until when it is paid for.',
    'The root key, which proves that this server is the same place.',
    'The phrase that opens the backups, and where they lie.',
    'The account that sends mails, if there is one.'
  ],
  backTitle: 'Give your roles back',
  backLead: 'Last of all. A new steward can begin before you go.'
} as const
