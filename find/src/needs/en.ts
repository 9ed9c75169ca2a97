import type { NeedTable } from './need.ts'

/** English, British and American. CC0: take it, correct it, translate it. */
export const en: NeedTable = {
  language: 'en',
  groups: {
    partner: ['husband', 'hubby', 'wife', 'boyfriend', 'bf', 'girlfriend', 'gf', 'partner', 'ex'],
    hurt: ['hit', 'hurt', 'beat', 'punch', 'slap', 'kick', 'choke', 'strangle', 'abuse'],
    me: ['me', 'us', 'her', 'him', 'my kids', 'my children', 'my mum', 'my mom', 'my sister']
  },
  needs: [
    {
      id: 'suicide',
      called: 'Thoughts of suicide',
      showing: 'Showing help when you think of ending your life.',
      isDanger: true,
      said: ['suicidal', 'suicide', 'want|going to? kill myself|herself|himself', 'want to? die'],
      unless: ['want to? die of'],
      finds: {
        suicide: 8,
        suicidal: 8,
        'crisis line': 7,
        'crisis hotline': 7,
        'crisis intervention': 6,
        'crisis counseling': 6,
        'mental health crisis': 6
      }
    },
    {
      id: 'domestic-abuse',
      called: 'Violence or control at home',
      showing: 'Showing help with violence or control at home.',
      said: [
        'domestic violence|abuse',
        '{partner} .. {hurt} {me}',
        'abusive relationship|{partner}'
      ],
      unless: ['hit me with', 'hit me up'],
      finds: {
        'domestic violence': 10,
        'domestic abuse': 10,
        'family violence': 8,
        battered: 8,
        refuge: 4,
        'intimate partner violence': 10
      }
    },
    {
      id: 'food',
      called: 'Food',
      showing: 'Showing places with food.',
      said: ['food bank|pantry', 'foodbank', 'hungry', 'nothing to eat', 'free? hot? meal'],
      finds: {
        'food pantry': 9,
        'food bank': 8,
        'food distribution': 7,
        'hot meals': 7,
        'soup kitchen': 9,
        meals: 3,
        groceries: 5
      }
    }
  ]
}
